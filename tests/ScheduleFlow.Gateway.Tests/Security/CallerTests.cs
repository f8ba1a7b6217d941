using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class CallerTests
{
    [Theory]
    [InlineData("198.51.100.1", "address 198.51.100.1")]
    [InlineData("::ffff:198.51.100.1", "address 198.51.100.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "address 2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff::1", "address 2001:db8:1:2::")]
    [InlineData("2001:db8:1:3::1", "address 2001:db8:1:3::")]
    [InlineData(null, "address unknown")]
    public void Without_a_key_it_is_the_address_and_of_IPv6_the_network(string? address, string caller)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);

        Caller.Of(http).Should().Be(caller);
    }

    [Fact]
    public void With_a_key_it_is_the_keys_name_wherever_it_calls_from()
    {
        var http = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "playout")], "ApiKey")) };
        http.Connection.RemoteIpAddress = IPAddress.Loopback;

        Caller.Of(http).Should().Be("key playout");
    }
}
