using System.Management.Automation;
using Mka1.PowerShell.Completion;
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
public sealed class ConvertFromSpeechCommand : InputFileCommand
{
    private TranscriptionOptions _options = new();

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
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The temperature of the model.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0.0, 1.0)]
    public double? Temperature { get; set; }

    /// <summary>The number of files to transcribe in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 5;

    // The answer of the server does not name the file.
    internal override string Describe(string message, Exception exception) =>
        Uploads.Finishing is string path ? $"'{path}': {base.Describe(message, exception)}" : base.Describe(message, exception);

    private protected override Task BeginAsync()
    {
        _options = BoundOptions.Create<TranscriptionOptions>(this);
        return base.BeginAsync();
    }

    private protected override async Task ActAsync(string path)
    {
        SpeechClient.CheckAudio(path, _options);
        var client = Client;
        await StartAsync(path, async bar => await client.Speech.TranscribeAsync(path, _options, bar, Cancellation));
    }
}
