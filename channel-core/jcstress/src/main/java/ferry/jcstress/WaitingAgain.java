package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Whoever has waited waits again at once, with the same call, while the one who has served him may still be at it.
@JCStressTest
@Outcome(id = "\\[1, 2, 3, 4\\]", expect = ACCEPTABLE, desc = "Each message is received once, in order.")
@Outcome(expect = FORBIDDEN, desc = "One is lost, doubled or overtaken.")
@State
public class WaitingAgain extends Race {

    private static final int MESSAGES = 4;

    private final List<Object> received = new ArrayList<>();

    public WaitingAgain() {
        super(Flavour.anySmall());
    }

    @Actor
    public void sendAll() {
        for (int message = 1; message <= MESSAGES; message++) {
            send(message);
        }
    }

    @Actor
    public void receiveAll() {
        for (int i = 0; i < MESSAGES; i++) {
            received.add(receive());
        }
    }

    @Arbiter
    public void all(L_Result result) {
        result.r1 = received.toString();
        end();
    }
}
