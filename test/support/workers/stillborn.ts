/** A thread that never comes up. */
throw new Error('no such module');
