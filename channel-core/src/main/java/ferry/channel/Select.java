package ferry.channel;

import static ferry.channel.Deadline.FOREVER;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A choice among sends and receives on several channels: whichever can be done first is done, and only that one.
/// Confined to its owner, who can use it again and again.
///
/// ```java
/// Channel<String> news = Channel.unbounded();
/// Channel<Integer> numbers = Channel.bounded(1);
/// Select select = Select.fair()
///         .receive(news.receiver(), message -> System.out.println("news: " + message))
///         .receive(Receiver.after(Duration.ofSeconds(1)), due -> System.out.println("no news for a second"))
///         .send(numbers.sender(), () -> 42);
/// select.await();   // sends 42: there is room
/// ```
///
/// **Arms.** Each operation is an arm. The same channel may be in several of them, and also in one that sends and in
/// one that receives: a select never pairs with itself. The message of an arm that sends is made when the arm has
/// been chosen, so it is never made in vain; in a rendezvous its receiver waits for that. If making it fails, nothing
/// is sent, and the exception leaves the select. What is to be done with a message that was received is done at the
/// end, when nothing waits for this select any more, so it may use the channels, and this select, at will.
///
/// **The end of an arm.** When the other end of its channel is gone, an arm is chosen for the last time: its
/// `onDisconnected` runs. An arm without it ends silently. Arms that have ended are not looked at any more; when
/// every arm has, there is nothing to wait for, and that is a [DisconnectedException].
///
/// **Which one.** If several arms are ready, [#fair] chooses one of them at random, [#biased] the first in the order
/// in which they were given.
public final class Select {

    private final List<Arm> arms = new ArrayList<>();
    private final boolean fair;

    private Select(boolean fair) {
        this.fair = fair;
    }

    /// Chooses at random among the arms that are ready.
    public static Select fair() {
        return new Select(true);
    }

    /// Chooses the first arm that is ready, in the order given.
    public static Select biased() {
        return new Select(false);
    }

    /// Adds an arm that receives.
    public <T> Select receive(Receiver<T> from, Consumer<? super T> onMessage) {
        return add(new ReceiveArm<>(from, Objects.requireNonNull(onMessage, "onMessage"), null));
    }

    /// Adds an arm that receives; `onDisconnected` runs once, when every sender is closed and nothing is left.
    public <T> Select receive(Receiver<T> from, Consumer<? super T> onMessage, Runnable onDisconnected) {
        Objects.requireNonNull(onMessage, "onMessage");
        return add(new ReceiveArm<>(from, onMessage, Objects.requireNonNull(onDisconnected, "onDisconnected")));
    }

    /// Adds an arm that sends what `message` makes.
    public <T> Select send(Sender<T> to, Supplier<? extends T> message) {
        return add(new SendArm<>(to, Objects.requireNonNull(message, "message"), null));
    }

    /// Adds an arm that sends what `message` makes; `onDisconnected` runs once, when every receiver is closed.
    public <T> Select send(Sender<T> to, Supplier<? extends T> message, Runnable onDisconnected) {
        Objects.requireNonNull(message, "message");
        return add(new SendArm<>(to, message, Objects.requireNonNull(onDisconnected, "onDisconnected")));
    }

    private Select add(Arm arm) {
        arms.add(arm);
        return this;
    }

    /// Waits until an arm is ready, and does its operation.
    ///
    /// @throws DisconnectedException if every arm has ended
    /// @throws InterruptedException if interrupted before an operation was done
    /// @throws IllegalStateException if the handle of an arm is closed, before the call or while it waits
    public void await() throws InterruptedException {
        await(Deadline.in(FOREVER));
    }

    /// Waits until an arm is ready, at most so long, and does its operation. With a timeout of zero or less, it does
    /// not wait; with one that is too long for the clock, it waits for ever. A no is that of one
    /// moment at the end, as with [#poll].
    ///
    /// @return whether an operation was done in time
    /// @throws DisconnectedException if every arm has ended
    /// @throws InterruptedException if interrupted before an operation was done
    /// @throws IllegalStateException if the handle of an arm is closed, before the call or while it waits
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Deadline.in(TimeUnit.NANOSECONDS.convert(timeout)));
    }

    /// Does the operation of an arm that is ready now. Never waits.
    ///
    /// Its answer is that of one moment of all its channels: if it is no, there was a moment during the call when
    /// none of the arms was ready.
    ///
    /// @return whether an operation was done
    /// @throws DisconnectedException if every arm has ended
    /// @throws IllegalStateException if the handle of an arm is closed
    public boolean poll() {
        try {
            while (true) {
                List<Object> before = versions();
                Runnable action = attempt();
                if (action != null) {
                    action.run();
                    return true;
                }
                if (versions().equals(before)) {
                    return false;
                }
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private List<Object> versions() {
        return arms.stream()
                .filter(arm -> !arm.hasEnded())
                .<Object>map(Arm::version)
                .toList();
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        try {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Runnable action = attempt();
                if (action == null && deadline.hasPassed()) {
                    // Not just no: at each moment some arm may have been ready, and never the one just looked at.
                    return poll();
                }
                if (action == null) {
                    action = standInLine(deadline);
                }
                if (action != null) {
                    action.run();
                    return true;
                }
            }
        } finally {
            // Without it, the handles could be lost, and so closed, under a thread that waits.
            Reference.reachabilityFence(this);
        }
    }

    /// Does the operation of an arm; what is to be done for it then, or null if none was ready.
    private @Nullable Runnable attempt() {
        for (Arm arm : open()) {
            Runnable action = arm.attempt();
            if (action != null) {
                return action;
            }
        }
        requireOpenArms();
        return null;
    }

    /// The arms that have not ended, in the order in which to look at them.
    private List<Arm> open() {
        List<Arm> open = new ArrayList<>(arms);
        open.removeIf(Arm::hasEnded);
        if (fair) {
            Collections.shuffle(open, ThreadLocalRandom.current());
        }
        return open;
    }

    private void requireOpenArms() {
        if (arms.stream().allMatch(Arm::hasEnded)) {
            throw new DisconnectedException("every arm of the select has ended");
        }
    }

    /// Stands in the lines of all arms at once until it is claimed in one of them.
    private @Nullable Runnable standInLine(Deadline deadline) {
        List<Arm> open = open();
        Selection selection = new Selection(open);
        List<Arm> enlisted = new ArrayList<>();
        IllegalStateException closedHandle = null;
        try {
            if (enlist(open, selection, enlisted)) {
                selection.await(nanosUntilReady(enlisted), deadline);
            }
        } catch (IllegalStateException e) {
            closedHandle = e;
        }
        Candidate<?> claimed = selection.end();
        enlisted.forEach(Arm::delist);
        if (claimed != null) {
            // Even if the handle of another arm is closed: somebody may count on this one already.
            return claimed.arm().attemptClaimed();
        }
        if (closedHandle != null) {
            throw closedHandle;
        }
        return null;
    }

    /// Whether there is something to wait for: no arm is ready already.
    private static boolean enlist(List<Arm> open, Selection selection, List<Arm> enlisted) {
        for (Arm arm : open) {
            enlisted.add(arm);
            if (arm.enlist(selection)) {
                return false;
            }
        }
        return true;
    }

    private static long nanosUntilReady(List<Arm> arms) {
        return arms.stream().mapToLong(Arm::nanosUntilReady).min().orElse(FOREVER);
    }
}
