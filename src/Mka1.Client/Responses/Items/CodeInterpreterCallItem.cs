using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>Code that the model ran.</summary>
public sealed class CodeInterpreterCallItem : ResponseItem
{
    internal CodeInterpreterCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The container it ran in.</summary>
    public string? ContainerId => GetText("container_id");

    /// <summary>The code.</summary>
    public string? Code => GetText("code");

    /// <summary>The outputs; only if <c>code_interpreter_call.outputs</c> was included.</summary>
    public IReadOnlyList<CodeInterpreterOutput> Outputs => GetList("outputs", static json => new CodeInterpreterOutput(json));

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Code ?? Type;
}
