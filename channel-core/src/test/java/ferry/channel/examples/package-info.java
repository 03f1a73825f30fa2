/// The four examples that Rust's chapter on message passing leads to, each a program of its own: run its `main`.
///
/// | program | shows |
/// | --- | --- |
/// | [MakeAChannel] | a channel, and a message through it |
/// | [SendFromAThread] | a clone of the sender in a thread, which sends every 500 ms |
/// | [ReceiveInAThread] | a receiver in another thread, until the senders are gone |
/// | [TenProducers] | ten producers, each with its own period |
///
/// What they print goes to a `Consumer`, and how they wait is a [Pause], so that a test runs them without waiting.
@NullMarked
package ferry.channel.examples;

import org.jspecify.annotations.NullMarked;
