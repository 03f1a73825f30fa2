/// Events of Ferry's channels for the JDK's Flight Recorder.
///
/// | event | when | fields |
/// | --- | --- | --- |
/// | `ferry.ChannelPark` | a thread has waited, by default for 20 ms or more | the operation, the channel |
/// | `ferry.ChannelDisconnection` | the last handle of an end was closed | the end, the channel |
///
/// A channel is called what its text and thread dumps call it, like `jobs@1b2c3d`. The events are recorded wherever
/// this module, or its jar on the class path, is there; nothing has to be called:
///
/// ```
/// java -XX:StartFlightRecording:filename=ferry.jfr ...
/// jfr print --events ChannelPark,ChannelDisconnection ferry.jfr
/// ```
///
/// The JDK's own `jdk.ThreadPark` does not see virtual threads, and knows no channels.
@NullMarked
package ferry.channel.jfr;

import org.jspecify.annotations.NullMarked;
