package io.leporello.account.user;

import io.leporello.account.email.EmailDirectory;
import io.leporello.account.person.PersonKeys;
import io.leporello.account.person.PlaceSeal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions about users from their rows, opened one by one. */
@Component
@DependsOn("accountSchema")
class UserQueries {

    private final JdbcClient database;
    private final PersonKeys keys;
    private final EmailDirectory emails;
    private final UserIndex index;
    private final PlaceSeal places;

    UserQueries(JdbcClient database, PersonKeys keys, EmailDirectory emails, UserIndex index, PlaceSeal places) {
        this.database = database;
        this.keys = keys;
        this.emails = emails;
        this.index = index;
        this.places = places;
    }

    @QueryHandler
    Optional<UserView> handle(FindUser query) {
        return views(List.of(query.userId())).stream().findFirst();
    }

    @QueryHandler
    Optional<UserView> handle(FindUserByEmail query) {
        return emails.holder(query.email()).flatMap(id -> handle(new FindUser(id)));
    }

    @QueryHandler
    UserPage handle(ListUsers query) {
        var paging = query.paging();
        var place = paging.after() == null ? null : places.open(paging.after());
        var ids = index.find(query.customer(), query.role(), query.search(), place, paging.rows());
        return paging.cut(views(ids), user -> places.seal(IndexedUser.place(user)), UserPage::new);
    }

    @QueryHandler
    Long handle(CountUsers query) {
        var conditions = new ArrayList<>(List.of("status <> 'ERASED'"));
        var values = new HashMap<String, Object>();
        if (query.customer() != null) {
            conditions.add("customer_id = :customer");
            values.put("customer", query.customer());
        }
        if (query.role() != null) {
            conditions.add(":role = any (string_to_array(roles, ' '))");
            values.put("role", query.role().name());
        }
        return database.sql("select count(*) from account.user where " + String.join(" and ", conditions))
                .params(values)
                .query(Long.class)
                .single();
    }

    /** In the order of the ids; those without a row are left out. */
    private List<UserView> views(List<String> ids) {
        if (ids.isEmpty()) return List.of();
        var found =
                database
                        .sql(UserRow.FROM + " where id in (:ids)")
                        .param("ids", ids)
                        .query(UserRow::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(UserRow::id, Function.identity()));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(row -> row.view(keys))
                .toList();
    }
}
