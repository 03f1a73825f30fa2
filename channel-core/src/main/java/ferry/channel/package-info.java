/// Rust's channels for Java: threads that talk to each other by messages, not by shared memory.
///
/// ```
///     Sender ───┐                                 ┌───► Receiver
///     Sender ───┼──►  ▒▒▒▒ messages in order  ────┤     each message to exactly one
///     Sender ───┘                                 └───► Receiver
/// ```
///
/// The semantics are those of `std::sync::mpsc` and of crossbeam-channel.
///
/// # Four programs
///
/// Make a channel. It has two ends: what goes into the sender comes out of the receiver.
///
/// ```java
/// Channel<String> channel = Channel.unbounded();
/// channel.sender().send("hello");
/// System.out.println(channel.receiver().receive());
/// ```
///
/// Clone the sender, which here is called [Sender#duplicate], and send from a thread every 500 ms:
///
/// ```java
/// Channel<Integer> channel = Channel.unbounded();
/// Sender<Integer> clone = channel.sender().duplicate();
/// Thread.startVirtualThread(() -> {
///     try (clone) {
///         for (int i = 1; i <= 5; i++) {
///             clone.send(i);
///             Thread.sleep(Duration.ofMillis(500));
///         }
///     } catch (InterruptedException e) {
///         Thread.currentThread().interrupt();
///     }
/// });
/// for (int i = 1; i <= 5; i++) {
///     System.out.println(channel.receiver().receive());
/// }
/// ```
///
/// Receive the messages in another thread until the senders are gone. The loop needs no other signal: it ends when
/// every sender is closed and everything they sent has been received.
///
/// ```java
/// Channel<String> channel = Channel.unbounded();
/// Thread printing = Thread.startVirtualThread(() -> {
///     for (String message : channel.receiver()) {
///         System.out.println(message);
///     }
/// });
/// try (Sender<String> sender = channel.sender()) {
///     sender.send("one");
///     sender.send("two");
/// }
/// printing.join();
/// ```
///
/// Ten producers, each with its own period. Each closes its own sender, and the first sender, which nobody sends
/// with, is closed at once: as long as it is open, the loop would wait for it.
///
/// ```java
/// Channel<String> channel = Channel.bounded(4);
/// for (int i = 1; i <= 10; i++) {
///     String name = "producer " + i;
///     Duration period = Duration.ofMillis(100L * i);
///     Sender<String> sender = channel.sender().duplicate();
///     Thread.startVirtualThread(() -> {
///         try (sender) {
///             for (int message = 1; message <= 3; message++) {
///                 sender.send(name + ": " + message);
///                 Thread.sleep(period);
///             }
///         } catch (InterruptedException e) {
///             Thread.currentThread().interrupt();
///         }
///     });
/// }
/// channel.sender().close();
/// channel.receiver().forEach(System.out::println);
/// ```
///
/// # Kinds of channels
///
/// A bounded channel holds so many messages; when it is full, senders wait. That is how a slow consumer slows down
/// its producers. An unbounded one takes whatever it is given, as long as there is memory. One of capacity 0 is a
/// rendezvous: it holds nothing, so a sender waits until a receiver takes the message from its hands.
///
/// ```java
/// Channel<String> bounded = Channel.bounded(1);
/// SendOutcome first = bounded.sender().trySend("there is room");         // SENT
/// SendOutcome second = bounded.sender().trySend("there is none");        // FULL
///
/// Channel<String> rendezvous = Channel.bounded(0);
/// SendOutcome third = rendezvous.sender().trySend("nobody is waiting");  // FULL
/// ```
///
/// # Sharing
///
/// A handle can be used by several threads, and be duplicated for others, on both ends: a channel serves many
/// producers and many consumers. Each message goes to exactly one receiver. Share a handle among threads that end
/// together; give a thread that ends on its own time a duplicate, so that its closing says what is true: one
/// producer or consumer less.
///
/// ```java
/// Channel<Integer> jobs = Channel.bounded(16);
/// for (int i = 0; i < 4; i++) {
///     Receiver<Integer> receiver = jobs.receiver().duplicate();
///     Thread.startVirtualThread(() -> receiver.forEach(job -> System.out.println(job * job)));
/// }
/// jobs.sender().send(7);
/// ```
///
/// # Disconnection
///
/// A handle is closed by `close`, so by the end of a `try`, or when it becomes unreachable. When the last handle of
/// an end is closed, the channel is disconnected, for ever, and nobody waits on it any more:
///
/// | | the last **sender** closed | the last **receiver** closed |
/// | --- | --- | --- |
/// | messages in the buffer | are still received | are discarded at once, each given to `onUndelivered` |
/// | senders that wait, or come later | (there are none) | learn it; the message stays with them |
/// | receivers that wait, or come later | learn it, once the buffer is empty | (there are none) |
///
/// How they learn it is the method's choice: [Sender#send(Object)] and [Receiver#receive()] throw a
/// [DisconnectedException], loops and streams end, the others answer with [SendOutcome#DISCONNECTED] or
/// [Received.Disconnected]. A handle that was itself closed is another matter: whoever uses it, or is waiting with
/// it, gets an `IllegalStateException`.
///
/// A handle that became unreachable is closed late, when the garbage collector comes to it. So where somebody has a
/// handle of the other end, that is a warning in the log (`System.Logger`, `ferry.channel`); with the system property
/// `ferry.channel.trackHandles=true` it shows where the handle was created, at the cost of a stack trace for each.
///
/// Messages that are resources, like sockets, need an owner to the end, and `onUndelivered` is the last one:
///
/// ```java
/// Channel<Socket> sockets = Channel.bounded(16, socket -> {
///     try {
///         socket.close();
///     } catch (IOException e) {
///         System.err.println("already broken: " + e.getMessage());
///     }
/// });
/// sockets.sender().send(new Socket());
/// sockets.receiver().close();   // closes the socket too
/// ```
///
/// # Waiting
///
/// Each operation comes in three kinds: one that never waits, one that waits for ever, and one that waits so long
/// and no longer.
///
/// | | never waits | waits | waits so long |
/// | --- | --- | --- | --- |
/// | send | [Sender#trySend] | [Sender#send(Object)] | [Sender#send(Object, java.time.Duration)] |
/// | receive | [Receiver#tryReceive] | [Receiver#receive()] | [Receiver#receive(java.time.Duration)] |
///
/// Those who wait are served first come, first served; who does not have to wait may be faster. A message that is there
/// beats a timeout that has passed. An interrupt never loses a message: either the operation happened, and the
/// interrupt flag stays set, or it did not, and there is an `InterruptedException`.
///
/// ```java
/// Channel<String> channel = Channel.bounded(1);
/// channel.sender().send("hello");
/// String news = switch (channel.receiver().receive(Duration.ofMillis(10))) {
///     case Received.Item<String>(String message) -> message;
///     case Received.TimedOut<String>(), Received.Empty<String>() -> "nothing in time";
///     case Received.Disconnected<String>() -> "nothing ever again";
/// };
/// ```
///
/// # Selecting
///
/// A [Select] waits for several channels at once and does the one operation that is ready first:
///
/// ```java
/// Channel<String> requests = Channel.bounded(16);
/// Channel<String> log = Channel.bounded(1);
/// Select select = Select.fair()
///         .receive(requests.receiver(), request -> System.out.println("request: " + request))
///         .send(log.sender(), () -> "the time is " + Instant.now(), () -> System.out.println("nobody reads the log"));
/// select.await();
/// ```
///
/// Timers are receivers too. [Receiver#after] has one message, when its time has come, [Receiver#tick] has one in each
/// period, and [Receiver#never] has none. They cost no thread.
///
/// ```java
/// Channel<String> news = Channel.unbounded();
/// Select.fair()
///         .receive(news.receiver(), System.out::println)
///         .receive(Receiver.after(Duration.ofMillis(10)), due -> System.out.println("no news"))
///         .await();
/// ```
///
/// # Iteration
///
/// A receiver is an `Iterable` and has a [Receiver#stream]; both wait for messages and end at the disconnection.
/// [Receiver#available] iterates over what is there and does not wait, and [Receiver#drainTo] moves it into a
/// collection.
///
/// ```java
/// Channel<Integer> channel = Channel.unbounded();
/// try (Sender<Integer> sender = channel.sender()) {
///     sender.send(20);
///     sender.send(22);
///     sender.send(58);
/// }
/// int sum = channel.receiver().stream().limit(2).mapToInt(Integer::intValue).sum();   // 42
/// List<Integer> rest = new ArrayList<>();
/// channel.receiver().drainTo(rest, 10);                                               // 58
/// ```
///
/// # Watching
///
/// A channel may have a name, see [Channel#named]. Its text says how many messages and open handles it has, and a
/// thread dump says for which one a thread waits. With `ferry-channel-jfr` on the class path or module path, waits and
/// disconnections are events of the JDK's Flight Recorder; a [ChannelObserver] can do something else with them.
@NullMarked
package ferry.channel;

import org.jspecify.annotations.NullMarked;
