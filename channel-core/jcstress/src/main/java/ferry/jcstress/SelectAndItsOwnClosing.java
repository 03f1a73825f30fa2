package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ferry.channel.Receiver;
import ferry.channel.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/// The handle of a select is closed when a message has just been sent to it: it gets the message, or others find it.
@JCStressTest
@Outcome(id = "\\w+, SENT, 1, \\[\\]", expect = ACCEPTABLE, desc = "The select got it.")
@Outcome(id = "[^R]\\w*, SENT, CLOSED, \\[1\\]", expect = ACCEPTABLE, desc = "Others find it.")
@Outcome(id = "RENDEZVOUS, FULL, CLOSED, \\[\\]", expect = ACCEPTABLE, desc = "Nobody was there to take it.")
@Outcome(expect = FORBIDDEN, desc = "It is lost, or doubled.")
@State
public class SelectAndItsOwnClosing extends Race {

    private final Receiver<Integer> handle = channel.receiver().duplicate();

    public SelectAndItsOwnClosing() {
        super(Flavour.any());
    }

    @Actor
    public void send(LLLL_Result result) {
        result.r1 = flavour;
        result.r2 = channel.sender().trySend(1);
        handle.close();
    }

    @Actor
    public void select(LLLL_Result result) {
        try {
            await(Select.biased().receive(handle, message -> result.r3 = message));
        } catch (IllegalStateException e) {
            result.r3 = CLOSED;
        }
    }

    @Arbiter
    public void left(LLLL_Result result) {
        result.r4 = left();
        end();
    }
}
