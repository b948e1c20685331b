using System.Management.Automation;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Speech;

namespace Mka1.PowerShell.Speech;

/// <summary>Transcribes audio files, several in parallel, and writes the texts in the order of the files.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Mka1Speech", DefaultParameterSetName = PathSet)]
[ApiOperation("llm.speech.transcribe")]
[OutputType(typeof(Transcription))]
public sealed class ConvertFromSpeechCommand : Mka1Command
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly ActivityIds _bars = new();
    private TranscriptionOptions _options = new();
    private OrderedWindow<string, Transcription>? _window;
    private string? _finishing;

    /// <summary>The paths of the files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The language of the audio.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SpeechLanguageCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>The model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>Tells the speakers apart.</summary>
    [Parameter]
    public SwitchParameter IncludeSpeaker { get; set; }

    /// <summary>A text that guides the model.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The temperature of the model.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? Temperature { get; set; }

    /// <summary>The number of files to transcribe in parallel.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    // The answer of the server does not name the file.
    internal override string Describe(string message, Exception exception) =>
        _finishing is null ? base.Describe(message, exception) : $"'{_finishing}': {base.Describe(message, exception)}";

    private OrderedWindow<string, Transcription> Window => _window ??= new OrderedWindow<string, Transcription>(ThrottleLimit, FinishAsync);

    private protected override Task BeginAsync()
    {
        _options = BoundOptions.Create<TranscriptionOptions>(this);
        return base.BeginAsync();
    }

    private protected override async Task ProcessRecordAsync()
    {
        Window.RecordInput();
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
            await TryAsync(path, () => AddAsync(path));
        await Window.WriteReadyAsync();
    }

    private protected override Task EndAsync() => Window.DrainAsync();

    private async Task AddAsync(string path)
    {
        SpeechClient.CheckAudio(path, _options);
        var client = Client;
        await Window.AddAsync(path, () => TranscribeAsync(client, path));
    }

    private async Task<Transcription> TranscribeAsync(Mka1Client client, string path)
    {
        using var bar = new TransferProgressBar(this, "Uploading", path, _bars);
        return await client.Speech.TranscribeAsync(path, _options, bar, Cancellation);
    }

    private async Task FinishAsync(string path, Task<Transcription> work)
    {
        _finishing = path;
        await TryAsync(path, async () => WriteObject(await work));
        _finishing = null;
    }
}
