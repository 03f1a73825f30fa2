package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/// A hand-off meets the receiver's timeout and an interrupt: the message is received, or still there, or was not sent.
@JCStressTest
@Outcome(id = "\\w+, SENT, 1, \\[\\]", expect = ACCEPTABLE, desc = "It was received.")
@Outcome(
        id = "[^R]\\w*, SENT, (TIMED_OUT|INTERRUPTED), \\[1\\]",
        expect = ACCEPTABLE,
        desc = "The receiver has gone without it.")
@Outcome(
        id = "RENDEZVOUS, FULL, (TIMED_OUT|INTERRUPTED), \\[\\]",
        expect = ACCEPTABLE,
        desc = "The receiver was not there any more.")
@Outcome(expect = FORBIDDEN, desc = "It is lost, or doubled.")
@State
public class HandOffAndGivingUp extends Race {

    private volatile Thread receiver = Thread.currentThread();
    private volatile boolean receiving;

    public HandOffAndGivingUp() {
        super(Flavour.any());
    }

    @Actor
    public void send(LLLL_Result result) {
        result.r1 = flavour;
        result.r2 = channel.sender().trySend(1);
        while (!receiving) {
            Thread.onSpinWait();
        }
        interrupt(receiver);
    }

    @Actor
    public void receive(LLLL_Result result) {
        receiver = Thread.currentThread();
        receiving = true;
        try {
            result.r3 = outcome(channel.receiver().receive(shortly()));
        } catch (InterruptedException e) {
            result.r3 = INTERRUPTED;
        }
        awaitInterrupt();
    }

    @Arbiter
    public void left(LLLL_Result result) {
        List<Integer> left = left();
        result.r4 = left;
        end();
    }
}
