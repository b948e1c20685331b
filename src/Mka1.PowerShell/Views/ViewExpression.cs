using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Mka1.PowerShell.Views;

/// <summary>
/// An expression of a view file, such as <c>First(., Usage.TotalTokens)</c>: a method of <see cref="ViewText"/> or of the named
/// class, and its arguments. An argument <c>.</c> is the object, <c>.Name</c> the value of a member, anything else text.
/// </summary>
internal sealed class ViewExpression
{
    private static readonly ConcurrentDictionary<string, ViewExpression> Known = new(StringComparer.Ordinal);
    private readonly MethodInfo _method;
    private readonly Func<PSObject, object?>[] _arguments;

    private ViewExpression(string text)
    {
        int open = text.IndexOf('(');
        string name = text.Substring(0, open);
        int dot = name.LastIndexOf('.');
        var type = dot < 0 ? typeof(ViewText) : typeof(ViewText).Assembly.GetType(name.Substring(0, dot), throwOnError: true)!;
        _method = type.GetMethod(name.Substring(dot + 1), BindingFlags.Public | BindingFlags.Static)
            ?? throw new MissingMethodException(type.FullName, name.Substring(dot + 1));
        string[] arguments = text.Substring(open + 1, text.Length - open - 2).Split([", "], StringSplitOptions.None);
        _arguments = [.. _method.GetParameters().Select((parameter, index) => CreateArgument(parameter.ParameterType, arguments, index))];
    }

    /// <summary>Gets an expression, which is parsed once.</summary>
    public static ViewExpression Get(string text) => Known.GetOrAdd(text, static key => new ViewExpression(key));

    /// <summary>Evaluates the expression for an object.</summary>
    public object? GetValue(PSObject source)
    {
        object?[] values = new object?[_arguments.Length];
        for (int index = 0; index < values.Length; index++)
            values[index] = _arguments[index](source);
        return _method.Invoke(null, values);
    }

    private static Func<PSObject, object?> CreateArgument(Type type, string[] arguments, int index)
    {
        if (type == typeof(string[]))
        {
            string[] rest = [.. arguments.Skip(index)];
            return _ => rest;
        }
        string argument = arguments[index];
        if (argument == ".")
            return static source => source;
        if (argument[0] != '.')
            return _ => argument;
        string member = argument.Substring(1);
        return source => Convert(MemberPath.GetValue(source, member), type);
    }

    private static object? Convert(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value))
            return value;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(DateTimeOffset))
            return DeserializedTime.Read(value);
        return LanguagePrimitives.TryConvertTo(value, type, CultureInfo.InvariantCulture, out object? converted) ? converted : null;
    }
}
