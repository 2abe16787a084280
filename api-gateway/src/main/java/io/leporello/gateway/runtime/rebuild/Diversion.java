package io.leporello.gateway.runtime.rebuild;

import io.leporello.projection.FreshTables;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the very projectors that fill a projection's tables fill fresh ones: in the thread of the rebuild, and nowhere else,
 * every statement goes over one connection, which puts the fresh tables' names where those of the old ones stand. So there is
 * no second way to fold an event, which could be another one.
 */
final class Diversion {

    private final DataSource database;
    private final Connection connection;
    private final FreshTables fresh;

    Diversion(DataSource database, Connection connection, FreshTables fresh) {
        this.database = database;
        this.connection = connection;
        this.fresh = fresh;
    }

    /** What is to be done with the database. */
    interface Work {
        void run() throws Exception;
    }

    /** In one transaction. */
    void around(Work work) throws Exception {
        var holder = new ConnectionHolder(diverted());
        holder.requested();
        connection.setAutoCommit(false);
        TransactionSynchronizationManager.bindResource(database, holder);
        try {
            work.run();
            connection.commit();
        } catch (Exception failed) {
            rollBack(failed);
            throw failed;
        } finally {
            TransactionSynchronizationManager.unbindResource(database);
        }
        connection.setAutoCommit(true);
    }

    private void rollBack(Exception because) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            because.addSuppressed(gone);
        }
    }

    private Connection diverted() {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("equals")) return proxy == arguments[0];
            var answer = answer(connection, method, arguments);
            return method.getName().equals("createStatement") ? diverted((Statement) answer) : answer;
        });
    }

    /** A statement without parameters is told its text late. */
    private Statement diverted(@Nullable Object statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> answer(statement, method, arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Diversion.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object answer(@Nullable Object original, Method method, Object @Nullable [] arguments)
            throws Throwable {
        var diverted = arguments == null ? null : arguments.clone();
        if (diverted != null && diverted.length > 0 && diverted[0] instanceof String sql)
            diverted[0] = fresh.about(sql);
        try {
            return method.invoke(original, diverted);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
