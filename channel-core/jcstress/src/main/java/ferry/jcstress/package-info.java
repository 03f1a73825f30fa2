/// The racy corners of channels, each as a test of jcstress: two threads meet millions of times, and every outcome that
/// is seen has to be one of those listed.
///
/// ```
///     state: a new channel ──► two actors, at the same moment ──► arbiter: what is left ──► outcome
/// ```
///
/// An actor may wait where the other one is sure to end its wait: should it not, the test hangs, and so fails.
@NullMarked
package ferry.jcstress;

import org.jspecify.annotations.NullMarked;
