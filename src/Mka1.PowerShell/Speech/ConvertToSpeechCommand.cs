using System.Globalization;
using System.Management.Automation;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Speech;

namespace Mka1.PowerShell.Speech;

/// <summary>Speaks texts and saves the audio to files. A failed call leaves the target unchanged.</summary>
[Cmdlet(VerbsData.ConvertTo, "Mka1Speech", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.speech.speak", "llm.speech.speakStreaming")]
[OutputType(typeof(SpeechFile))]
public sealed class ConvertToSpeechCommand : TextCommand<SpeechFile>
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly SavedFiles _saved = new();
    private readonly ActivityIds _bars = new();

    /// <summary>The texts, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [ObjectIdTransformation, ValidateNotNull]
    public override ObjectId[] Text { get; set; } = [];

    /// <summary>The target file, or a directory in which the files are numbered. The default is the current directory.</summary>
    [Parameter(ParameterSetName = PathSet, Position = 1)]
    [Alias("OutFile", "Destination")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The same as -Path. Neither accepts wildcards.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>The format of the audio.</summary>
    [Parameter]
    [ValidateSet(SpeechFormat.Wav, SpeechFormat.Mp3, SpeechFormat.Pcm)]
    [PSDefaultValue(Help = "The extension of the file, otherwise wav")]
    public string? Format { get; set; }

    /// <summary>The language of the texts.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SpeechLanguageCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>The model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task AddAsync(string text, int index)
    {
        // Validate the path and the options before calling the server.
        string path = OutputPaths.ResolveFileOrDirectory(this, LiteralPath ?? Path);
        bool isDirectory = Directory.Exists(path);
        var options = new SpeechOptions
        {
            Format = Format?.ToLowerInvariant() ?? (isDirectory ? null : SpeechFormat.Find(path)) ?? SpeechFormat.Wav,
            Language = Language,
            Model = Model,
        };
        options.Check();
        // The number is that of the text, so that the same texts get the same names, also if one of them fails.
        string target = isDirectory ? System.IO.Path.Combine(path, $"speech-{(index + 1).ToString("000", CultureInfo.InvariantCulture)}.{options.Format}") : path;
        // Whether the target is taken depends on the file that is on its way there.
        if (_saved.IsPending(target))
            await DrainAsync();
        _saved.CheckOverwrite(target, Force);
        if (!isDirectory && System.IO.Path.GetExtension(target) is { Length: > 1 } extension && SpeechFormat.Find(target) != options.Format)
            WriteWarning($"'{target}' gets audio of the format {options.Format}, although its extension is {extension}. Formats: {string.Join(", ", SpeechFormat.KnownValues)}.");
        var client = Client;
        if (ShouldProcess(target, Messages.Get("DoSaveSpeech", text.Length)))
            await StartAsync(Source, () => SaveAsync(client, text, target, options));
    }

    private async Task<SpeechFile> SaveAsync(Mka1Client client, string text, string target, SpeechOptions options)
    {
        using var bar = new TransferProgressBar(this, "Speaking", target, _bars);
        SpeechFile? file = null;
        await _saved.SaveAsync(target, async () => file = await client.Speech.SpeakAsync(text, target, options, Force, bar, Cancellation));
        return file!;
    }
}
