package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ferry.channel.Channel;
import ferry.channel.DisconnectedException;
import ferry.channel.Select;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLLL_Result;

/// A select waits for two channels, in both of which somebody sends and closes: it gets one message, and the other one
/// is still there, or was not sent.
@JCStressTest
@Outcome(id = "[^R]\\w*, SENT, SENT, 1, \\[2\\]", expect = ACCEPTABLE, desc = "It got the first.")
@Outcome(id = "[^R]\\w*, SENT, SENT, 2, \\[1\\]", expect = ACCEPTABLE, desc = "It got the second.")
@Outcome(id = "RENDEZVOUS, SENT, FULL, 1, \\[\\]", expect = ACCEPTABLE, desc = "It got the first.")
@Outcome(id = "RENDEZVOUS, FULL, SENT, 2, \\[\\]", expect = ACCEPTABLE, desc = "It got the second.")
@Outcome(id = "RENDEZVOUS, FULL, FULL, DISCONNECTED, \\[\\]", expect = ACCEPTABLE, desc = "It came too late.")
@Outcome(expect = FORBIDDEN, desc = "It got both, or one is lost.")
@State
public class SelectOfTwo extends Race {

    private final Channel<Integer> second = flavour.channel(message -> {});

    public SelectOfTwo() {
        super(Flavour.any());
    }

    @Actor
    public void send(LLLLL_Result result) {
        result.r1 = flavour;
        result.r2 = channel.sender().trySend(1);
        result.r3 = second.sender().trySend(2);
        channel.sender().close();
        second.sender().close();
    }

    @Actor
    public void select(LLLLL_Result result) {
        result.r4 = DISCONNECTED;
        Select select = Select.fair()
                .receive(channel.receiver(), message -> result.r4 = message)
                .receive(second.receiver(), message -> result.r4 = message);
        try {
            while (result.r4.equals(DISCONNECTED)) {
                await(select);
            }
        } catch (DisconnectedException e) {
            result.r4 = DISCONNECTED;
        }
    }

    @Arbiter
    public void left(LLLLL_Result result) {
        List<Integer> left = new ArrayList<>(left());
        left.addAll(left(second.receiver()));
        result.r5 = left;
        end();
        second.receiver().close();
    }
}
