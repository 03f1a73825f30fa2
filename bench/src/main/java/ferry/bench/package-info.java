/// Channels beside their peers: how fast messages pass, how soon an idle receiver has one, what a select costs,
/// and what is allocated.
///
/// ```
///     ChannelBenchmark ──► a JVM for each capacity: Cells ──► measurements, a line each ──► Report, Plot
/// ```
///
/// In each cell, all peers are measured in turn, round after round, so whatever else the machine is doing, it does to
/// all of them alike. What counts is the median over the rounds. Each capacity has a JVM of its own, because the
/// compiler adapts to what it has seen: a program with one kind of channel is the usual case.
@NullMarked
package ferry.bench;

import org.jspecify.annotations.NullMarked;
