package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class UndeliveredCallbackTest {

    @Test
    void everyMessageGetsItsCallWhateverTheOthersThrow() {
        List<Integer> undelivered = new ArrayList<>();
        Channel<Integer> channel = Channel.unbounded(message -> {
            undelivered.add(message);
            throw new IllegalArgumentException("message " + message);
        });
        List.of(1, 2, 3).forEach(channel.sender()::trySend);
        assertThatThrownBy(channel.receiver()::close)
                .hasMessage("message 1")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("message 2", "message 3"));
        assertThat(undelivered).containsExactly(1, 2, 3);
        assertThat(channel.sender().trySend(4)).isEqualTo(SendOutcome.DISCONNECTED);
    }

    @Test
    void anErrorThatIsThrownAgainAndAgainLeavesCloseOnce() {
        Error error = new StackOverflowError("always the same");
        Channel<Integer> channel = Channel.unbounded(message -> {
            throw error;
        });
        List.of(1, 2).forEach(channel.sender()::trySend);
        assertThatThrownBy(channel.receiver()::close).isSameAs(error).hasNoSuppressedExceptions();
    }

    @Test
    void evenAnUndeclaredExceptionKeepsNoMessageFromItsCall() {
        List<Integer> undelivered = new ArrayList<>();
        Channel<Integer> channel = Channel.unbounded(message -> {
            undelivered.add(message);
            UndeliveredCallbackTest.<RuntimeException>throwUndeclared(new IOException("message " + message));
        });
        List.of(1, 2).forEach(channel.sender()::trySend);
        assertThatThrownBy(channel.receiver()::close)
                .isInstanceOf(UndeclaredThrowableException.class)
                .cause()
                .hasMessage("message 1");
        assertThat(undelivered).containsExactly(1, 2);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // how Kotlin's exceptions come into Java
    private static <E extends Throwable> void throwUndeclared(Throwable undeclared) throws E {
        throw (E) undeclared;
    }

    @Test
    void theCallbackMayUseTheChannelAndWaitForOthersThatDo() {
        List<SendOutcome> outcomes = new ArrayList<>();
        CompletableFuture<Sender<Integer>> sender = new CompletableFuture<>();
        Channel<Integer> channel = Channel.unbounded(message -> {
            outcomes.add(sender.join().trySend(message));
            outcomes.add(CompletableFuture.supplyAsync(() -> sender.join().trySend(message))
                    .join());
        });
        sender.complete(channel.sender());
        channel.sender().trySend(1);
        channel.receiver().close();
        assertThat(outcomes).containsExactly(SendOutcome.DISCONNECTED, SendOutcome.DISCONNECTED);
    }
}
