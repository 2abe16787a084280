package io.leporello.account.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import javax.crypto.SecretKey;

/** The key of one person, for as long as a message or a row is worked on; it is kept nowhere. */
public final class PersonKey {

    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String LINK = "link";

    private final String userId;
    private final SecretKey key;
    private final Seal seal;

    PersonKey(String userId, SecretKey key, Seal seal) {
        this.userId = userId;
        this.key = key;
        this.seal = seal;
    }

    public Sealed sealName(String name) {
        return seal(NAME, name);
    }

    public Sealed sealEmail(String email) {
        return seal(EMAIL, email);
    }

    /** @throws IllegalStateException when these were not sealed with this key as name and address of this person */
    public Person open(Sealed name, Sealed email) {
        return new Person(open(NAME, name), open(EMAIL, email));
    }

    /** @throws IllegalStateException when it was not sealed with this key as an address of this person */
    public String openEmail(Sealed email) {
        return open(EMAIL, email);
    }

    /** For the token of a link that waits to be sent to the person. */
    public Sealed sealLink(String token) {
        return seal(LINK, token);
    }

    /** @throws IllegalStateException when it was not sealed with this key as a link of this person */
    public String openLink(Sealed token) {
        return open(LINK, token);
    }

    private Sealed seal(String field, String text) {
        return new Sealed(seal.seal(key, place(field), text.getBytes(UTF_8)));
    }

    private String open(String field, Sealed sealed) {
        return new String(Seal.open(key, place(field), sealed.text()), UTF_8);
    }

    private String place(String field) {
        return userId + "/" + field;
    }
}
