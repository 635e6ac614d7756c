extension ProxyCatalog {
    /// HAProxy in HTTP mode, with connections to the backends that any request may reuse.
    static let haproxy = #"""
        name: haproxy
        summary: HAProxy with reused connections to the backends and no log.
        program: haproxy
        arguments: [-db, -f, "{{file}}"]
        version: {arguments: [-v], after: "version "}
        parameters:
          - name: hash
            values: [address, uri]
            summary: what strategies that hash tell requests apart by
          - name: retries
            values: ["off", "on"]
            summary: whether a failed request is tried again, the third time on another backend
          - name: health
            values: ["off", "on"]
            summary: whether backends are checked at /health, every 2 s or as the scenario says
        strategies:
          - {name: round-robin, configuration: balance roundrobin, weights: ignored}
          - {name: weighted-round-robin, configuration: balance roundrobin}
          - {name: random, configuration: balance random(1), weights: ignored}
          - {name: weighted-random, configuration: balance random(1)}
          - {name: least-requests, configuration: balance leastconn}
          - {name: p2c, configuration: "balance random({{choices}})"}
          - {name: first, configuration: "balance first\ndefault-server maxconn {{limit}}", weights: unsupported}
          - {name: ip-hash, configuration: balance source}
          - name: ring-hash
            configuration: |-
              balance {{#hash=address}}source{{/hash=address}}{{#hash=uri}}uri{{/hash=uri}}
              hash-type consistent
          - name: bounded-load
            configuration: |-
              balance {{#hash=address}}source{{/hash=address}}{{#hash=uri}}uri{{/hash=uri}}
              hash-type consistent
              hash-balance-factor 125
        file: haproxy.cfg
        configuration: |
          global
              nbthread {{threads}}
              maxconn {{descriptors}}
              no strict-limits
          defaults
              mode http
              timeout connect 5s
              timeout client 3600s
              timeout server 3600s
              timeout http-keep-alive 3600s
              http-reuse always
              retries {{#retries}}3{{/retries}}{{^retries}}0{{/retries}}
              {{#retries}}
              option redispatch
              {{/retries}}
          frontend front
              bind {{listen}} backlog 4096
              default_backend back
          backend back
              {{strategy}}
              {{#health}}
              option httpchk GET /health
              {{/health}}
              {{#backends}}
              server {{name}} {{address}}{{#weights}} weight {{weight}}{{/weights}}{{#health}} check inter {{check_ms}}ms{{/health}}
              {{/backends}}

        """#
}
