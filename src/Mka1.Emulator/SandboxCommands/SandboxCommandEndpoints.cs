using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.SandboxFiles;
using Mka1.Emulator.SandboxSessions;

namespace Mka1.Emulator.SandboxCommands;

/// <summary>Runs commands and code in sandbox sessions, in a shell of its own: never as processes.</summary>
internal static class SandboxCommandEndpoints
{
    private static readonly string[] Runtimes = ["python", "python3", "javascript", "node", "go", "bash", "shell", "sh"];

    public static void Map(ResourceRoutes<StoredSandboxSession> sessions, SimulatedClock clock)
    {
        sessions.Group.MapPost("/{id}/commands", context => RunAsync(context, sessions.Find(context), clock, isCode: false));
        sessions.Group.MapPost("/{id}/code", context => RunAsync(context, sessions.Find(context), clock, isCode: true));
    }

    private static async Task RunAsync(HttpContext context, StoredSandboxSession session, SimulatedClock clock, bool isCode)
    {
        var body = (await context.ReadBodyAsync()).AllowOnly(isCode
            ? ["session_id", "session_token", "code", "runtime", "cwd", "env", "timeout_seconds"]
            : ["session_id", "session_token", "command_request_id", "command", "args", "cwd", "env", "timeout_seconds"]);
        StoredSandboxSession.CheckSession(session, body);
        session.CheckToken(body.Text("session_token"));
        var text = body.Required(isCode ? "code" : "command");
        var runtime = body.Text("runtime") ?? "python";
        RequestBody.OneOf("runtime", runtime, Runtimes);
        var args = body.Array("args").Select(static arg => arg?.GetValueKind() == JsonValueKind.String ? arg.GetValue<string>() : throw RequestBody.WrongType("args", "an array of strings")).ToArray();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in body.Object("env") ?? [])
            environment[name] = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : throw RequestBody.WrongType($"env.{name}", "a string");
        var folder = body.Text("cwd") ?? Workspace.Root;
        var timeout = TimeSpan.FromSeconds(body.Number("timeout_seconds", 1, 86_400, whole: true) ?? 60);
        session.CheckReady();

        var before = session.Workspace.List();
        var shell = new SandboxShell(session.Workspace, folder, environment, timeout, clock, context.RequestAborted);
        if (!isCode)
            await shell.RunAsync(args.Length == 0 ? text : SandboxShell.Join([text, .. args]));
        else if (runtime is "bash" or "shell" or "sh")
            await shell.RunAsync(text);
        else
            await new SandboxProgram(shell).RunAsync(text);

        var answer = new JsonObject { ["session_id"] = session.Id };
        if (isCode)
        {
            answer["runtime"] = runtime;
        }
        else
        {
            answer["command"] = text;
            answer["args"] = new JsonArray([.. args.Select(static arg => JsonValue.Create(arg))]);
        }

        answer["cwd"] = folder;
        answer["exit_code"] = shell.ExitCode;
        answer["stdout"] = shell.Output;
        answer["stderr"] = shell.Errors;
        answer["files_changed"] = new JsonArray([.. session.Workspace.ChangedSince(before).Select(static path => JsonValue.Create(path))]);
        await Answer.JsonAsync(context, answer);
    }
}
