package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/// Room is made for a sender whose time is over, or who is interrupted: he has sent, or he has not.
@JCStressTest
@Outcome(id = "RENDEZVOUS, SENT, 3, \\[\\]", expect = ACCEPTABLE, desc = "The receiver took it.")
@Outcome(
        id = "RENDEZVOUS, (TIMED_OUT|INTERRUPTED), EMPTY, \\[\\]",
        expect = ACCEPTABLE,
        desc = "The sender was not there.")
@Outcome(id = "ONE, SENT, 1, \\[3\\]", expect = ACCEPTABLE, desc = "It is there.")
@Outcome(id = "ONE, (TIMED_OUT|INTERRUPTED), 1, \\[\\]", expect = ACCEPTABLE, desc = "It stays with its sender.")
@Outcome(id = "TWO, SENT, 1, \\[2, 3\\]", expect = ACCEPTABLE, desc = "It is there.")
@Outcome(id = "TWO, (TIMED_OUT|INTERRUPTED), 1, \\[2\\]", expect = ACCEPTABLE, desc = "It stays with its sender.")
@Outcome(expect = FORBIDDEN, desc = "It is lost, or sent although its sender was told otherwise.")
@State
public class RoomAndGivingUp extends Race {

    private volatile Thread sender = Thread.currentThread();
    private volatile boolean sending;

    public RoomAndGivingUp() {
        super(Flavour.anySmall());
        fill(channel, flavour.capacity());
    }

    @Actor
    public void send(LLLL_Result result) {
        sender = Thread.currentThread();
        sending = true;
        result.r1 = flavour;
        try {
            result.r2 = channel.sender().send(3, shortly());
        } catch (InterruptedException e) {
            result.r2 = INTERRUPTED;
        }
        awaitInterrupt();
    }

    @Actor
    public void receive(LLLL_Result result) {
        while (!sending) {
            Thread.onSpinWait();
        }
        result.r3 = outcome(channel.receiver().tryReceive());
        interrupt(sender);
    }

    @Arbiter
    public void left(LLLL_Result result) {
        result.r4 = left();
        end();
    }
}
