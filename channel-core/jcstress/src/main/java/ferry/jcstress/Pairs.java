package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// Two threads each send and then receive, without waiting: full and empty are only said of a channel that is.
@JCStressTest
@Outcome(id = "RENDEZVOUS, FULL EMPTY, FULL EMPTY", expect = ACCEPTABLE, desc = "Nobody has waited.")
@Outcome(id = "ONE, SENT 1, SENT 2", expect = ACCEPTABLE, desc = "One after the other.")
@Outcome(id = "ONE, SENT 1, FULL EMPTY", expect = ACCEPTABLE, desc = "The second found it full, and then empty.")
@Outcome(id = "ONE, FULL EMPTY, SENT 2", expect = ACCEPTABLE, desc = "The first found it full, and then empty.")
@Outcome(id = "ONE, SENT EMPTY, FULL 1", expect = ACCEPTABLE, desc = "The second took what the first sent.")
@Outcome(id = "ONE, FULL 2, SENT EMPTY", expect = ACCEPTABLE, desc = "The first took what the second sent.")
@Outcome(id = "(TWO|MANY|UNBOUNDED), SENT 1, SENT 2", expect = ACCEPTABLE, desc = "Each received its own.")
@Outcome(id = "(TWO|MANY|UNBOUNDED), SENT 2, SENT 1", expect = ACCEPTABLE, desc = "Each received the other's.")
@Outcome(expect = FORBIDDEN, desc = "Full or empty was said of a channel that was not.")
@State
public class Pairs extends Race {

    public Pairs() {
        super(Flavour.any());
    }

    @Actor
    public void one(LLL_Result result) {
        result.r1 = flavour;
        result.r2 = sendAndReceive(1);
    }

    @Actor
    public void other(LLL_Result result) {
        result.r3 = sendAndReceive(2);
    }

    private String sendAndReceive(int message) {
        return channel.sender().trySend(message) + " "
                + outcome(channel.receiver().tryReceive());
    }

    @Arbiter
    public void close() {
        end();
    }
}
