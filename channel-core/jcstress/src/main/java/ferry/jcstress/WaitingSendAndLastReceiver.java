package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// The last receiver closes while a sender is about to wait for room: he learns it.
@JCStressTest
@Outcome(id = "RENDEZVOUS, DISCONNECTED, 0", expect = ACCEPTABLE, desc = "There was nothing to discard.")
@Outcome(id = "ONE, DISCONNECTED, 1", expect = ACCEPTABLE, desc = "What was there before is discarded.")
@Outcome(id = "TWO, DISCONNECTED, 2", expect = ACCEPTABLE, desc = "What was there before is discarded.")
@Outcome(expect = FORBIDDEN, desc = "He does not learn it, or more or less than the others' messages is discarded.")
@State
public class WaitingSendAndLastReceiver extends Race {

    public WaitingSendAndLastReceiver() {
        super(Flavour.anySmall());
        fill(channel, flavour.capacity());
    }

    @Actor
    public void send(LLL_Result result) {
        result.r1 = flavour;
        result.r2 = send(3);
    }

    @Actor
    public void close() {
        channel.receiver().close();
    }

    @Arbiter
    public void discarded(LLL_Result result) {
        result.r3 = undelivered.get();
        end();
    }
}
