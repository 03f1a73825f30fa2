package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// The last sender sends and closes while a receiver is about to wait: he gets the message, or learns the closing.
@JCStressTest
@Outcome(id = "\\w+, SENT, 1", expect = ACCEPTABLE, desc = "What was sent before the closing is received.")
@Outcome(id = "RENDEZVOUS, FULL, DISCONNECTED", expect = ACCEPTABLE, desc = "The receiver came too late.")
@Outcome(expect = FORBIDDEN, desc = "A message is lost.")
@State
public class WaitingReceiveAndLastSender extends Race {

    public WaitingReceiveAndLastSender() {
        super(Flavour.any());
    }

    @Actor
    public void send(LLL_Result result) {
        result.r1 = flavour;
        result.r2 = channel.sender().trySend(1);
        channel.sender().close();
    }

    @Actor
    public void receive(LLL_Result result) {
        result.r3 = receive();
    }

    @Arbiter
    public void close() {
        end();
    }
}
