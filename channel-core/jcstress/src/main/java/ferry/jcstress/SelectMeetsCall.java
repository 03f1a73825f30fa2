package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ferry.channel.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/// A select stands in line while a call begins to wait: they find each other.
@JCStressTest
@Outcome(id = "SENT, 1", expect = ACCEPTABLE, desc = "They have met.")
@Outcome(expect = FORBIDDEN, desc = "The message is lost.")
@State
public class SelectMeetsCall extends Race {

    public SelectMeetsCall() {
        super(Flavour.anySmall());
    }

    @Actor
    public void send(LL_Result result) {
        result.r1 = send(1);
    }

    @Actor
    public void select(LL_Result result) {
        await(Select.fair().receive(channel.receiver(), message -> result.r2 = message));
    }

    @Arbiter
    public void after(LL_Result result) {
        end();
    }
}
