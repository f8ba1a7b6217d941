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
            .SelectMany(member => member.Elements("param"), (member, parameter) => (Key: (member.Attribute("name")!.Value[2..], parameter.Attribute("name")!.Value), Value: Text(parameter)))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
    }

    public static DocComments OfContracts { get; } = new(XDocument.Load(Path.ChangeExtension(typeof(ErrorType).Assembly.Location, ".xml")));

    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}");

    /// <summary>Of a value of an enum.</summary>
    public string? Of<T>(T value)
        where T : struct, Enum => _summaries.GetValueOrDefault($"F:{typeof(T).FullName}.{value}");

    /// <summary>Of a property, or of the parameter of a record that it is.</summary>
    public string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!.FullName!;
        return _summaries.GetValueOrDefault($"P:{type}.{property.Name}") ?? _parameters.GetValueOrDefault((type, property.Name));
    }

    // References are read as the last part of their names, code as code.
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
