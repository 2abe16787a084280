package io.leporello.account;

import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.contract.AgreeContract;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.account.plan.PublishPlan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Aggregates, projectors and queries of accounts, for the processes that run this part. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = {RegisterCustomer.class, PublishPlan.class, AgreeContract.class, CreateApiKey.class})
public class AccountHandlers {}
