/// Rust's channels for Java.
@NullMarked
package ferry.channel;

import org.jspecify.annotations.NullMarked;
