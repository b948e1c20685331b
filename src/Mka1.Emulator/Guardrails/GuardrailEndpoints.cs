using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Guardrails;

/// <summary>The operations on guardrails. They belong to the account, whatever the end user.</summary>
internal static class GuardrailEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/guardrails", context => Answer.JsonAsync(context, Render(context)));
        api.MapPut("/guardrails", async context =>
        {
            ListOf(context).Replace((await context.ReadBodyAsync()).AllowOnly("guardrails"));
            var settings = Render(context);
            settings["updated_at"] = SimulatedClock.UnixNow;
            await Answer.JsonAsync(context, settings);
        });
        api.MapPost("/guardrails/test", async context =>
        {
            var text = (await context.ReadBodyAsync()).AllowOnly("content").Required("content");
            if (text.Length == 0)
                throw ApiException.Invalid("Invalid 'content': must not be empty.", "content");
            var found = ListOf(context).Find(text);
            var result = new JsonObject { ["object"] = "guardrails_test_result", ["passed"] = found is null, ["user_input"] = text };
            if (found is var (mode, message, details))
            {
                result["triggered_guardrail"] = mode;
                result["rejection_message"] = message;
                result["details"] = details;
            }

            await Answer.JsonAsync(context, result);
        });
    }

    private static GuardrailList ListOf(HttpContext context) => context.Tenant().Account.State<GuardrailList>();

    private static JsonObject Render(HttpContext context) => new() { ["object"] = "guardrails_settings", ["guardrails"] = ListOf(context).Render() };
}
