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

/// Two selects send and receive on one rendezvous: they meet, and none of them meets itself.
@JCStressTest
@Outcome(id = "sent, received 1", expect = ACCEPTABLE, desc = "The first has sent.")
@Outcome(id = "received 2, sent", expect = ACCEPTABLE, desc = "The second has sent.")
@Outcome(expect = FORBIDDEN, desc = "They have missed each other.")
@State
public class TwoSelectsMeet extends Race {

    public TwoSelectsMeet() {
        super(Flavour.RENDEZVOUS);
    }

    @Actor
    public void one(LL_Result result) {
        result.r1 = sendOrReceive(1);
    }

    @Actor
    public void other(LL_Result result) {
        result.r2 = sendOrReceive(2);
    }

    private String sendOrReceive(int message) {
        String[] done = {"sent"};
        await(Select.fair()
                .send(channel.sender(), () -> message)
                .receive(channel.receiver(), received -> done[0] = "received " + received));
        return done[0];
    }

    @Arbiter
    public void close() {
        end();
    }
}
