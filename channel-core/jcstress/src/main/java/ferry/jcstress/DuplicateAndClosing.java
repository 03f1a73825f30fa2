package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ferry.channel.Sender;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// The last sender closes while somebody duplicates it: the channel is disconnected unless there is a duplicate.
@JCStressTest
@Outcome(id = "\\w+, OPEN, EMPTY", expect = ACCEPTABLE, desc = "The duplicate keeps it connected.")
@Outcome(id = "\\w+, CLOSED, DISCONNECTED", expect = ACCEPTABLE, desc = "It was too late.")
@Outcome(expect = FORBIDDEN, desc = "A disconnection came with an open handle, or did not come without one.")
@State
public class DuplicateAndClosing extends Race {

    private volatile Sender<Integer> duplicate = channel.sender();

    public DuplicateAndClosing() {
        super(Flavour.any());
    }

    @Actor
    public void duplicate(LLL_Result result) {
        result.r1 = flavour;
        try {
            duplicate = channel.sender().duplicate();
            result.r2 = "OPEN";
        } catch (IllegalStateException e) {
            result.r2 = CLOSED;
        }
    }

    @Actor
    public void close() {
        channel.sender().close();
    }

    @Arbiter
    public void left(LLL_Result result) {
        result.r3 = outcome(channel.receiver().tryReceive());
        duplicate.close();
        end();
    }
}
