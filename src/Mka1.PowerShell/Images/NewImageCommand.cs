using System.Management.Automation;
using Mka1.Errors;
using Mka1.Images;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Images;

/// <summary>Creates images from prompts, and saves them.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Image", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[ApiOperation("llm.images.create")]
[OutputType(typeof(GeneratedImage))]
public sealed class NewImageCommand : TextCommand<IReadOnlyList<GeneratedImage>>
{
    // Images that could not be saved.
    private readonly Dictionary<GeneratedImage, ErrorRecord> _faults = [];
    private ImageOptions _options = new();
    private ImageTargets? _targets;

    /// <summary>Creates one call at a time by default, because each costs money.</summary>
    public NewImageCommand() => ThrottleLimit = 1;

    /// <summary>What the images show: text, or objects that have it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [ObjectIdTransformation, ValidateNotNull]
    public ObjectId[] Prompt { get; set; } = [];

    /// <summary>The file, or an existing directory, in which the images are saved.</summary>
    [Parameter(Position = 1)]
    [Alias("OutFile", "Destination")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The number of images of each prompt.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 10)]
    public int Count { get; set; } = 1;

    /// <summary>The model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Model { get; set; } = "auto";

    /// <summary>The size in pixels.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ImageSizeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Size { get; set; }

    /// <summary>The quality.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ImageQualityCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Quality { get; set; }

    /// <summary>The style.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ImageStyleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Style { get; set; }

    /// <summary>The format of the images.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ImageOutputFormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OutputFormat { get; set; }

    /// <summary>Whether the server sends links or contents. With -Path the default is contents.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ImageResponseFormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResponseFormat { get; set; }

    /// <summary>An id of the end user.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The prompts, under the name of the base class.</summary>
    // Not a parameter, because it has no attributes.
    public override ObjectId[] Text
    {
        get => Prompt;
        set => Prompt = value;
    }

    private protected override string TextParameter => nameof(Prompt);

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        _options = BoundOptions.Create<ImageOptions>(this);
        if (Path is null)
            return;
        _targets = new ImageTargets(OutputPaths.ResolveFileOrDirectory(this, Path), Force);
        _targets.Check(Count);
        _options = _options with { ResponseFormat = ResponseFormat ?? "b64_json" };
    }

    private protected override async Task AddAsync(string text, int index)
    {
        // Whether a file is taken depends on the call that is saved in it.
        if (_targets is { IsDirectory: false })
        {
            await DrainAsync();
            _targets.Check(Count);
        }

        string prompt = CommandText.Shorten(text);
        string action = (Count, Path) switch
        {
            (1, null) => Messages.Get("DoCreateImage", prompt),
            (1, _) => Messages.Get("DoCreateImageIn", Path, prompt),
            (_, null) => Messages.Get("DoCreateImages", Count, prompt),
            _ => Messages.Get("DoCreateImagesIn", Count, Path, prompt),
        };
        if (!ShouldProcess(Model, action))
            return;
        _targets?.CheckWritable();
        var client = Client;
        await StartAsync(Source, () => CreateAsync(client, text));
    }

    private protected override void Write(IReadOnlyList<GeneratedImage> result)
    {
        foreach (var image in result)
        {
            // It has been paid for, so it is returned even if it could not be saved.
            WriteObject(image);
            if (_faults.TryGetValue(image, out var record))
                WriteError(record);
        }
    }

    private async Task<IReadOnlyList<GeneratedImage>> CreateAsync(Mka1Client client, string prompt)
    {
        var images = await client.Images.CreateAsync(prompt, _options, Cancellation);
        for (int index = 0; index < images.Count && _targets is not null; index++)
            await SaveAsync(client, images[index], _targets, index);
        return images;
    }

    private async Task SaveAsync(Mka1Client client, GeneratedImage image, ImageTargets targets, int index)
    {
        string? file = Path;
        try
        {
            file = targets.GetFile(image, index, Count);
            await client.Images.SaveAsync(image, file, targets.Overwrites, Cancellation);
            targets.Add(file);
            if (!targets.IsDirectory && !ImageTargets.Suits(file, image))
                WriteWarning($"'{file}' has an image of the format {ResponseContent.GetExtension(image).TrimStart('.')}, although its extension is {System.IO.Path.GetExtension(file)}.");
        }
        catch (Mka1Exception exception)
        {
            _faults[image] = ErrorCatalog.FromException(exception, file);
        }
    }
}
