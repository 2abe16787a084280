package io.leporello.account.user;

import io.leporello.account.person.Person;
import io.leporello.account.person.PersonKeys;
import io.leporello.account.person.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a user together with the key that opens it.
 *
 * @param wrapped null when the key was destroyed, which counts at once, before the row says so
 */
record UserRow(
        String id,
        @Nullable String customer,
        String roles,
        UserStatus status,
        boolean confirmed,
        @Nullable String name,
        @Nullable String email,
        Instant registeredAt,
        long version,
        @Nullable String wrapped) {

    static final String FROM = """
            select id, customer_id, roles, status, confirmed, name, email, registered_at, version, wrapped
              from account.user left join account.person_key on user_id = id
            """;

    static UserRow read(ResultSet row, int number) throws SQLException {
        return new UserRow(
                row.getString("id"),
                row.getString("customer_id"),
                row.getString("roles"),
                UserStatus.valueOf(row.getString("status")),
                row.getBoolean("confirmed"),
                row.getString("name"),
                row.getString("email"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getString("wrapped"));
    }

    /** Null when there is nobody any more. */
    @Nullable
    Person person(PersonKeys keys) {
        if (wrapped == null || name == null || email == null) return null;
        return keys.unwrapped(id, wrapped).open(new Sealed(name), new Sealed(email));
    }

    List<UserRole> roleList() {
        return Arrays.stream(roles.split(" "))
                .filter(word -> !word.isEmpty())
                .map(UserRole::valueOf)
                .toList();
    }

    UserView view(PersonKeys keys) {
        var person = person(keys);
        if (person == null)
            return new UserView(id, customer, null, null, List.of(), UserStatus.ERASED, false, registeredAt);
        return new UserView(id, customer, person.email(), person.name(), roleList(), status, confirmed, registeredAt);
    }
}
