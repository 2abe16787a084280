package io.leporello.account.user;

import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** One aggregate for each customer account, so that two managers who remove each other at once contradict there. */
@Component
class StoredMemberships implements Memberships {

    private final Repository<Members> repository;

    StoredMemberships(Repository<Members> repository) {
        this.repository = repository;
    }

    @Override
    public void managerJoined(String customer, String userId) {
        load(customer).execute(members -> members.join(customer, userId));
    }

    @Override
    public void managerLeft(String customer, String userId) {
        load(customer).execute(members -> {
            members.refuseToLoseLast(customer, userId);
            members.leave(customer, userId);
        });
    }

    @Override
    public void managerErased(String customer, String userId) {
        load(customer).execute(members -> members.leave(customer, userId));
    }

    private Aggregate<Members> load(String customer) {
        try {
            return repository.loadOrCreate(Members.identifier(customer), Members::new);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
