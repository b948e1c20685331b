using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mka1.Emulator.Faults;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Streaming;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Responses;

/// <summary>The operations on responses.</summary>
internal sealed partial class ResponseEndpoints(EmulatorOptions options, SimulatedClock clock, CancellationToken serverStops)
{
    private const int MaxWakeInput = 20_000;

    public void Map(ResourceMap resources)
    {
        var responses = resources.Add<ResponseRun>("/responses", CheckId);
        responses.Group.MapPost("", CreateAsync);
        responses.List(new ListRules("after", "before", "limit", "order"));
        responses.Group.MapGet("/{id}", context => GetAsync(context, responses.Find(context))).WithQuery("include", "stream", "starting_after", "include_obfuscation");
        responses.UpdateMetadata((run, metadata) => run.Change(response => response["metadata"] = metadata));
        responses.Delete("response", run => run.Stop());
        responses.Act("cancel", run => run.Cancel());
        responses.Group.MapPost("/{id}/wake", context => WakeAsync(context, responses.Find(context)));
        responses.Group.MapPost("/compact", async context =>
            await Answer.JsonAsync(context, Compaction.Make(await context.ReadBodyAsync(), context.Tenant())));

        var inputItems = new ResourceRoutes<InputItem>(
            responses.Group.MapGroup("/{parent}/input_items"), context => ReadInputItems(context, responses.Find(context, "parent")));
        inputItems.List(new ListRules("after", "include", "limit", "order"));
    }

    private async Task CreateAsync(HttpContext context)
    {
        var request = new ResponseRequest(await context.ReadBodyAsync());
        var run = ResponseRun.Create(request, context.Tenant(), clock, serverStops);
        // Read before the work starts, because it is null once the work has ended.
        var events = run.Events!;
        var first = run.RenderAsCreated();
        run.Start(request, $"http://{context.Request.Host}");
        try
        {
            if (request.Stream)
            {
                await StreamAsync(context, run, events, 0, request.Obfuscate);
                return;
            }

            if (!run.Background)
                await run.Ended.WaitAsync(context.RequestAborted);
            await Answer.JsonAsync(context, run.Background ? first : run.RenderAsCreated());
        }
        finally
        {
            // A foreground response is cancelled when its client disconnects.
            if (!run.Background && context.RequestAborted.IsCancellationRequested)
                run.Stop();
        }
    }

    private async Task GetAsync(HttpContext context, ResponseRun run)
    {
        var include = Include.Read(context.Request.Query);
        var from = context.QueryInt("starting_after", -1, int.MinValue, int.MaxValue);
        var obfuscate = context.QueryBool("include_obfuscation");
        if (!context.QueryBool("stream"))
        {
            await Answer.JsonAsync(context, run.Render(include));
            return;
        }

        if (run.Events is not null && (!run.Background || (options.StrictStreams && !run.Streamable)))
            throw ApiException.Invalid("Only a background response can be streamed again.", "stream");
        var live = run.Events;
        var first = Math.Max(0, (long)from + 1);
        await (live is not null
            ? StreamAsync(context, run, live, (int)Math.Min(first, int.MaxValue), obfuscate)
            : StreamAsync(context, run, run.FinalEvents(), first > run.LastSequence ? 1 : 0, obfuscate));
    }

    private static async Task StreamAsync(HttpContext context, ResponseRun run, EventLog events, int from, bool obfuscate)
    {
        if (context.Features.Get<Fault>()?.Stream != StreamVariant.JsonInstead)
        {
            await EventStream.WriteAsync(context, events, from, obfuscate);
            return;
        }

        await run.Ended.WaitAsync(context.RequestAborted);
        await Answer.JsonAsync(context, run.RenderAsCreated());
    }

    private static async Task WakeAsync(HttpContext context, ResponseRun run)
    {
        var input = (await context.ReadBodyAsync()).AllowOnly("input").Required("input");
        if (input.Length is 0 or > MaxWakeInput)
            throw ApiException.Invalid($"Invalid 'input': must have 1 to {MaxWakeInput} characters.", "input");
        if (run.Sleep?.Wake(input) != true)
            throw new ApiException(409, "The response is not in a sleep that could be interrupted.", "response_id", "not_sleeping");
        await Answer.JsonAsync(context, new JsonObject
        {
            ["object"] = "response.sleep_wake",
            ["response_id"] = run.Id,
            ["created_at"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        });
    }

    private static ResourceStore<InputItem> ReadInputItems(HttpContext context, ResponseRun run)
    {
        var include = Include.Read(context.Request.Query);
        var items = new ResourceStore<InputItem>(strictCursors: true);
        foreach (var item in run.InputItems)
        {
            Include.Strip(item!.AsObject(), include);
            items.Add(new InputItem(item["id"]!.ToString(), Answer.Bytes(item)));
        }

        return items;
    }

    private static void CheckId(string id)
    {
        if (!IdRule().IsMatch(id))
            throw ApiException.Invalid($"Invalid 'response_id': '{id}'. Expected an id that begins with 'resp_'.", "response_id");
    }

    private sealed record InputItem(string Id, byte[] Json) : IResource
    {
        public static string Noun => "item";

        public byte[] Render() => Json;
    }

    [GeneratedRegex("^resp[-_][a-zA-Z0-9]+$")]
    private static partial Regex IdRule();
}
