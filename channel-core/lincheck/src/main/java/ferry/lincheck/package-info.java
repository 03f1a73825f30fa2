/// Linearizability of what never waits, by Lincheck: it makes up scenarios of a few operations in several threads, runs
/// each very often, and looks for an order of the operations, one after the other, that explains what they returned.
///
/// What they would return one after the other is what the same channel returns to a single thread: the contract tests
/// say what that is.
@NullMarked
package ferry.lincheck;

import org.jspecify.annotations.NullMarked;
