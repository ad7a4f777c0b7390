package io.zhike.outbox.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.zhike.outbox.OutboxException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57014", "57P01", "58030", "55P03", "25006", "25P03"})
    void theDatabasesStatePasses(String state) {
        assertThat(EngineFailure.is(new OutboxException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23502", "23505", "25P02", "42P01"})
    void whatTheRecordCausedNeverPasses(String state) {
        assertThat(EngineFailure.is(new OutboxException(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void thePoolsOwnFailurePasses() {
        assertThat(EngineFailure.is(new IllegalStateException(new SQLException("Sorry, acquisition timeout!"))))
                .isTrue();
    }

    @Test
    void aTransactionThatTimedOutPasses() {
        assertThat(EngineFailure.is(new QuarkusTransactionException(new RollbackException())))
                .isTrue();
        assertThat(EngineFailure.is(new TransactionEndedException(new SQLException("", "23505"))))
                .isTrue();
    }

    @Test
    void aRollbackThatSomebodyAskedForNeverPasses() {
        RollbackException rollback = new RollbackException();
        rollback.initCause(new Throwable("setRollbackOnly called from:"));
        assertThat(EngineFailure.is(new QuarkusTransactionException(rollback))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "08006"})
    void aFailedCommitIsJudgedByTheDatabasesWord(String state) {
        // Given
        XAException xa = new XAException(XAException.XA_RBROLLBACK);
        xa.initCause(new SQLException("", state));
        RollbackException rollback = new RollbackException();
        rollback.addSuppressed(xa);

        // Then
        assertThat(EngineFailure.is(new QuarkusTransactionException(rollback))).isEqualTo(state.equals("08006"));
    }

    @Test
    void aFaultOfTheProgramNeverPasses() {
        assertThat(EngineFailure.is(new NullPointerException())).isFalse();
        assertThat(EngineFailure.is(new QuarkusTransactionException(new StackOverflowError())))
                .isFalse();
    }
}
