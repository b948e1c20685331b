using System.Management.Automation;
using Mka1.Files;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Saves the output of responses to files: text, images and audio.</summary>
[Cmdlet(VerbsData.Save, "Mka1ResponseContent", DefaultParameterSetName = ResponseSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveResponseContentCommand : Mka1Command
{
    private const string IdSet = "Id";
    private const string ResponseSet = "Response";
    private readonly SavedFiles _saved = new();

    /// <summary>The response, which need not be stored on the server.</summary>
    [Parameter(ParameterSetName = ResponseSet, Mandatory = true, ValueFromPipeline = true)]
    [FreeText]
    [ValidateNotNull]
    public Response? InputObject { get; set; }

    /// <summary>The ids of the responses.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public ObjectId[] Id { get; set; } = [];

    /// <summary>The directory of the files, whose names start with the response id. The default is the current directory.</summary>
    [Parameter(Position = 1)]
    [Alias("Destination")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Saves only these kinds of content.</summary>
    [Parameter]
    [ValidateSet("audio", "image", "text")]
    public string[]? Kind { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var id in Id)
            await WorkOnAsync(id, text => SaveAsync(() => Client.Responses.GetAsync(text, null, Cancellation)));
        if (InputObject is not null)
            await WorkOnAsync(new ObjectId(InputObject), _ => SaveAsync(() => Task.FromResult(InputObject)));
    }

    private async Task SaveAsync(Func<Task<Response>> read)
    {
        // Validate the path before calling the server.
        string directory = OutputPaths.ResolveDirectory(this, Path);
        var response = await read();
        var contents = ResponseContent.FromResponse(response).Where(content => Kind is null || Kind.Contains(content.Kind, StringComparer.OrdinalIgnoreCase)).ToArray();
        if (contents.Length == 0)
            WriteWarning($"{response.Id} has no {(Kind is null ? "content" : string.Join(" or ", Kind))} to save; its status is {response.Status}.");
        for (int number = 1; number <= contents.Length; number++)
        {
            var content = contents[number - 1];
            string name = SafeFileName.Create(response.Id, "response") + (content.Kind == "text" ? string.Empty : $"-{number}") + content.Extension;
            await SaveAsync(response.Id, content, System.IO.Path.Combine(directory, name));
        }
    }

    // Continue after content that fails.
    private Task SaveAsync(string id, ResponseContent content, string target) => TryAsync(id, async () =>
    {
        _saved.CheckOverwrite(target, Force);
        if (!ShouldProcess(target, Messages.Get("DoSaveContent", content.Kind, id)))
            return;
        await Client.Responses.SaveContentAsync(content, target, Force, Cancellation);
        _saved.Add(target);
        WriteObject(FileSystemPath.GetItem(this, target));
    });
}
