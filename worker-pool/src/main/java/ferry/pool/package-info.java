/// The worker pool.
@NullMarked
package ferry.pool;

import org.jspecify.annotations.NullMarked;
