using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>The doc comments of an assembly, from the file that the compiler writes beside it.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, string> _summaries;
    private readonly Dictionary<(string Type, string Parameter), string> _parameters;

    private DocComments(XDocument file)
    {
        var members = file.Descendants("member").ToList();
        _summaries = members.Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!));
        _parameters = members.Where(member => member.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal))
            .SelectMany(member => member.Elements("param"), (type, parameter) => (type, parameter))
            .ToDictionary(
                found => (found.type.Attribute("name")!.Value[2..], found.parameter.Attribute("name")!.Value),
                found => Text(found.parameter));
    }

    public static DocComments OfContracts { get; } = new(XDocument.Load(Path.ChangeExtension(typeof(ErrorType).Assembly.Location, ".xml")));

    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}");

    /// <summary>The comment on a value of an enum.</summary>
    public string? Of<T>(T value)
        where T : struct, Enum => _summaries.GetValueOrDefault($"F:{typeof(T).FullName}.{value}");

    /// <summary>The comment on a property, or on the record's parameter that declares it.</summary>
    public string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!.FullName!;
        return _summaries.GetValueOrDefault($"P:{type}.{property.Name}") ?? _parameters.GetValueOrDefault((type, property.Name));
    }

    // A reference becomes the last part of its name, as code.
    private static string Text(XElement comment)
    {
        foreach (var reference in comment.Descendants("see").ToList())
        {
            var name = reference.Attribute("cref")?.Value ?? reference.Attribute("langword")?.Value ?? reference.Value;
            reference.ReplaceWith($"`{name[(name.LastIndexOfAny(['.', ':']) + 1)..]}`");
        }

        foreach (var code in comment.Descendants("c").ToList())
        {
            code.ReplaceWith($"`{code.Value}`");
        }

        return Spaces().Replace(comment.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
