/** What was disposed of, wherever a screen shows it. */
export { ClaimDialog } from './ClaimDialog.tsx';
export { DisposalCard } from './DisposalCard.tsx';
export { Gain, isLoss } from './DisposalFigures.tsx';
export { DisposalsOfAsset } from './DisposalsOfAsset.tsx';
export { MinutesDialog } from './MinutesDialog.tsx';
export { TakeBackDialog } from './TakeBackDialog.tsx';
