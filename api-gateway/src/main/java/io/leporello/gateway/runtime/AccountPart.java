package io.leporello.gateway.runtime;

import io.leporello.account.AccountHandlers;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Customers, plans, contracts and keys. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.ACCOUNT)
@Import(AccountHandlers.class)
class AccountPart {}
