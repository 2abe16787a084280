package io.leporello.gateway.runtime;

import io.leporello.account.AccountHandlers;
import io.leporello.gateway.mail.MailConfiguration;
import io.leporello.gateway.signin.SignInConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Customers, users, plans, contracts and keys; with the doors and mails that need the secrets of users. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.ACCOUNT)
@Import({AccountHandlers.class, MailConfiguration.class, SignInConfiguration.class})
class AccountPart {}
