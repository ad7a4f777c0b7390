package io.zhike.routing.reception;

import io.zhike.routing.app.Apps;
import io.zhike.routing.entry.EntryRules;
import io.zhike.routing.hours.Hours;
import io.zhike.routing.menu.Menus;
import io.zhike.routing.question.Questions;
import io.zhike.routing.reception.Receptions.HoursInForce;
import io.zhike.routing.reply.ReplyRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An app's settings, part by part and as one document, for agent-service to pass on. */
@Path("/api/apps/{appId}/reception")
@RolesAllowed("service")
@Tag(name = "Reception")
class ReceptionResource {

    private final Apps apps;
    private final Receptions receptions;
    private final ChangeReception changeReception;
    private final SettingsVersion version;
    private final Clock clock;

    ReceptionResource(
            Apps apps, Receptions receptions, ChangeReception changeReception, SettingsVersion version, Clock clock) {
        this.apps = apps;
        this.receptions = receptions;
        this.changeReception = changeReception;
        this.version = version;
        this.clock = clock;
    }

    /** Dangers, one after the other. */
    record Warnings(List<Warning> items) {}

    @GET
    @Operation(summary = "The switch, the words that ask for a person, and what is said in general")
    @Transactional
    public GeneralSettings general(@RestPath String appId) {
        return reception(appId).general();
    }

    @PUT
    @Operation(summary = "Replaces these; what is left out has the value that a new app has")
    public GeneralSettings put(
            @RestPath String appId,
            @HeaderParam(Person.HEADER) String person,
            @NotNull @Valid GeneralSettings general) {
        return change(appId, person, Part.GENERAL, old -> old.with(general)).general();
    }

    @GET
    @Path("/rules")
    @Operation(summary = "Keyword replies")
    @Transactional
    public ReplyRules rules(@RestPath String appId) {
        return reception(appId).rules();
    }

    @PUT
    @Path("/rules")
    @Operation(summary = "Replaces the keyword replies")
    public ReplyRules put(
            @RestPath String appId, @HeaderParam(Person.HEADER) String person, @NotNull @Valid ReplyRules rules) {
        return change(appId, person, Part.RULES, old -> old.with(rules)).rules();
    }

    @GET
    @Path("/menu")
    @Operation(summary = "The menu tree")
    @Transactional
    public Menus menu(@RestPath String appId) {
        return reception(appId).menu();
    }

    @PUT
    @Path("/menu")
    @Operation(summary = "Replaces the menu tree")
    public Menus put(@RestPath String appId, @HeaderParam(Person.HEADER) String person, @NotNull @Valid Menus menu) {
        return change(appId, person, Part.MENU, old -> old.with(menu)).menu();
    }

    @GET
    @Path("/questions")
    @Operation(summary = "Common questions and their answers")
    @Transactional
    public Questions questions(@RestPath String appId) {
        return reception(appId).questions();
    }

    @PUT
    @Path("/questions")
    @Operation(summary = "Replaces the common questions")
    public Questions put(
            @RestPath String appId, @HeaderParam(Person.HEADER) String person, @NotNull @Valid Questions questions) {
        return change(appId, person, Part.QUESTIONS, old -> old.with(questions)).questions();
    }

    @GET
    @Path("/hours")
    @Operation(summary = "Business hours, and the stretches that are closed for too long")
    @Transactional
    public HoursAnswer hours(@RestPath String appId) {
        return HoursAnswer.of(reception(appId).hours(), clock.instant());
    }

    @PUT
    @Path("/hours")
    @Operation(summary = "Replaces the business hours")
    public HoursAnswer put(
            @RestPath String appId, @HeaderParam(Person.HEADER) String person, @NotNull @Valid Hours hours) {
        return HoursAnswer.of(
                change(appId, person, Part.HOURS, old -> old.with(hours)).hours(), clock.instant());
    }

    @GET
    @Path("/hours/openings")
    @Operation(summary = "When people receive in the next two weeks")
    @Transactional
    public Openings openings(@RestPath String appId) {
        apps.require(appId);
        HoursInForce inForce = receptions.hours(appId);
        version.answer(inForce.version());
        return Openings.of(inForce.hours(), clock.instant());
    }

    @GET
    @Path("/warnings")
    @Operation(summary = "What is dangerous about the settings, though it may be meant so")
    @Transactional
    public Warnings warnings(@RestPath String appId) {
        ReceptionRules rules = inForce(appId);
        List<Warning> warnings = new ArrayList<>(Shadowed.in(rules));
        warnings.addAll(ClosedTooLong.in(rules.reception().hours(), clock.instant()));
        return new Warnings(warnings);
    }

    @GET
    @Path("/entries")
    @Operation(summary = "What follows from the page that a user comes from")
    @Transactional
    public EntryRules entries(@RestPath String appId) {
        return reception(appId).entries();
    }

    @PUT
    @Path("/entries")
    @Operation(summary = "Replaces these rules")
    public EntryRules put(
            @RestPath String appId, @HeaderParam(Person.HEADER) String person, @NotNull @Valid EntryRules entries) {
        return change(appId, person, Part.ENTRIES, old -> old.with(entries)).entries();
    }

    @GET
    @Path("/document")
    @Operation(summary = "The whole reception, to be kept or put into another app")
    @Transactional
    public Reception document(@RestPath String appId) {
        return reception(appId);
    }

    @PUT
    @Path("/document")
    @Operation(summary = "Replaces the whole reception, all or nothing")
    public Reception put(
            @RestPath String appId, @HeaderParam(Person.HEADER) String person, @NotNull @Valid Reception document) {
        return change(appId, person, Part.DOCUMENT, _ -> document);
    }

    private Reception reception(String appId) {
        return inForce(appId).reception();
    }

    private ReceptionRules inForce(String appId) {
        apps.require(appId);
        ReceptionRules rules = receptions.rules(appId);
        version.answer(rules.version());
        return rules;
    }

    private Reception change(String appId, String person, Part part, UnaryOperator<Reception> change) {
        apps.require(appId);
        SavedReception saved =
                changeReception.change(appId, new Change(Person.named(person), part, version.expected(), change));
        version.answer(saved.version());
        return saved.reception();
    }
}
