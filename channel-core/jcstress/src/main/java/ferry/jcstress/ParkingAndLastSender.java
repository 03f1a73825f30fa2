package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/// The last sender closes while a receiver is about to wait: he learns it.
@JCStressTest
@Outcome(id = "\\w+, DISCONNECTED", expect = ACCEPTABLE, desc = "He learns it.")
@Outcome(expect = FORBIDDEN, desc = "He receives what nobody sent.")
@State
public class ParkingAndLastSender extends Race {

    public ParkingAndLastSender() {
        super(Flavour.any());
    }

    @Actor
    public void receive(LL_Result result) {
        result.r1 = flavour;
        result.r2 = receive();
    }

    @Actor
    public void close() {
        channel.sender().close();
    }

    @Arbiter
    public void ended() {
        end();
    }
}
