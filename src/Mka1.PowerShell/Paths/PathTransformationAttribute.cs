using System.Collections;
using System.Management.Automation;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Paths;

/// <summary>
/// Accepts paths of local files, and rows with a column for them. The engine would convert anything else to text: a file of a sandbox to
/// its path there, which may also be that of a local file, and a script block to its code.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PathTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Columns = ["Path", "FullName"];
    private static readonly string[] LiteralColumns = ["PSPath", "LiteralPath", "LP"];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainValue.Unwrap(inputData) is IList list and not byte[] ? list.Cast<object?>().Select(Convert).ToArray() : Convert(inputData);

    private static object? Convert(object? input) => PlainValue.Unwrap(input) switch
    {
        null or string => input,
        // The engine binds such a member to -LiteralPath.
        object when Array.Exists(LiteralColumns, name => ObjectMember.Has(input, name)) => input,
        ScriptBlock => throw TextTransformationAttribute.CreateRefusal("a path"),
        _ when DeserializedType.IsFromServer(input!) => throw new ArgumentTransformationMetadataException(
            $"{Article.Begin(DeserializedType.GetSimpleName(input!))} is an object of the server, and not a local file. Save its content first, and pipe the saved file: a Save- cmdlet with -PassThru."),
        object when RowColumns.IsRow(input!) => Array.Find(Columns, name => ObjectMember.Get(input, name) is string) is string column
            ? ObjectMember.Get(input, column)
            : throw new ArgumentTransformationMetadataException($"The object has no {string.Join(" or ", Columns)}. Name the property that has the path: -Path {{ $_.File }}."),
        _ => input,
    };
}
