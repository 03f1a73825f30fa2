package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// Who has counted a message that is just being sent can also receive it.
@JCStressTest
@Outcome(id = "0, EMPTY, EMPTY", expect = ACCEPTABLE, desc = "It came after all of it.")
@Outcome(id = "0, EMPTY, 1", expect = ACCEPTABLE, desc = "It came between the two.")
@Outcome(id = "[01], 1, EMPTY", expect = ACCEPTABLE, desc = "It came before.")
@Outcome(expect = FORBIDDEN, desc = "It was counted, and was not there.")
@State
public class SizeBesideSend extends Race {

    public SizeBesideSend() {
        super(Flavour.any());
    }

    @Actor
    public void send() {
        channel.sender().trySend(1);
    }

    @Actor
    public void countAndReceive(LLL_Result result) {
        result.r1 = channel.receiver().size();
        result.r2 = outcome(channel.receiver().tryReceive());
        result.r3 = outcome(channel.receiver().tryReceive());
    }

    @Arbiter
    public void after(LLL_Result result) {
        end();
    }
}
