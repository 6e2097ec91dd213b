import { writeXlsx } from 'hucre/xlsx';
import { openTable } from '../../src/main/exchange/import/inspect.ts';
const rows = [['No','Name','Category','Date','Cost'], ...Array.from({length:100000},(_,i)=>[`A${i}`,`Asset – ${i}`,'Vehicles',new Date('2024-01-01'),1000.5+i])];
const b = await writeXlsx({sheets:[{name:'R',rows}]});
console.time('read'); const c0=process.cpuUsage(); const t = openTable({fileName:'x.xlsx',bytes:b}); console.timeEnd('read'); console.log(process.cpuUsage(c0), t.file.rows.length, t.file.rows[5]);
