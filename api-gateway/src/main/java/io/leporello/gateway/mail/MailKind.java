package io.leporello.gateway.mail;

import io.leporello.account.credential.LinkPurpose;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a mail is about. Rows hold the names of these, as the texts do in small letters. */
enum MailKind {
    CONFIRM(LinkPurpose.CONFIRM),
    INVITATION(LinkPurpose.INVITATION),
    RESET(LinkPurpose.RESET),
    NEW_ADDRESS(LinkPurpose.NEW_ADDRESS),
    /** To the address that is still the person's: another one was asked for. */
    ADDRESS_NOTICE(null);

    private final @Nullable LinkPurpose link;

    MailKind(@Nullable LinkPurpose link) {
        this.link = link;
    }

    /** The link it brings; empty when it only tells something. */
    Optional<LinkPurpose> link() {
        return Optional.ofNullable(link);
    }

    static MailKind of(LinkPurpose link) {
        return Arrays.stream(values())
                .filter(kind -> kind.link == link)
                .findFirst()
                .orElseThrow();
    }
}
