package io.leporello.account.email;

import io.leporello.refusal.Refusal;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Gives addresses to users and takes them back, in the unit of work of a command. Addresses are locked last, after
 * customers, users and members; two of them in the order of their fingerprints.
 */
@Component
public final class EmailClaims {

    private final Repository<EmailClaim> repository;

    EmailClaims(Repository<EmailClaim> repository) {
        this.repository = repository;
    }

    /** @throws Refusal of kind CONFLICT when it belongs to another user */
    public void claim(String claim, String userId) {
        load(claim).execute(address -> address.claim(claim, userId));
    }

    /** Passed over when it does not belong to this user. */
    public void release(String claim, String userId) {
        load(claim).execute(address -> address.release(claim, userId));
    }

    /** @throws Refusal of kind CONFLICT when the new one belongs to another user; then the old one stays */
    public void exchange(String old, String claim, String userId) {
        if (old.compareTo(claim) < 0) load(old);
        claim(claim, userId);
        release(old, userId);
    }

    /** The answer to whoever wants an address that is another user's. */
    public static Refusal taken() {
        return Refusal.conflict("This e-mail address belongs to a user already.");
    }

    private Aggregate<EmailClaim> load(String claim) {
        try {
            return repository.loadOrCreate(claim, EmailClaim::new);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
